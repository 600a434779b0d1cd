/*
 * What libgit2 would reach the network with, linked instead of its own parts
 * into the one static program: muster never connects to anything, and those
 * parts alone want OpenSSL, Kerberos and mbed TLS, the second of which Debian
 * has no static library of. The names are those of libgit2 1.5, built with
 * mbed TLS; what another build of it wants, the linker says.
 */
#define NOTHING_TO_START(name) \
	int name(void); \
	int name(void) \
	{ \
		return 0; \
	}
#define NO_WAY_OUT(name) \
	int name(void); \
	int name(void) \
	{ \
		return -1; \
	}

extern char git_http__expect_continue;
char git_http__expect_continue;

NOTHING_TO_START(git_transport_ssh_global_init)
NOTHING_TO_START(git_mbedtls_stream_global_init)
NO_WAY_OUT(git_mbedtls__set_cert_location)
NO_WAY_OUT(git_mbedtls_stream_new)
NO_WAY_OUT(git_mbedtls_stream_wrap)
NO_WAY_OUT(git_smart_subtransport_git)
NO_WAY_OUT(git_smart_subtransport_http)
NO_WAY_OUT(git_smart_subtransport_ssh)
NO_WAY_OUT(git_transport_ssh_with_paths)
