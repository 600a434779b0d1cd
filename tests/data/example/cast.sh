# Who is who. A role stands for a person; its address is ROLE@example.com.

name_of() {
	case $1 in
	tpm) echo 'Noor Haddad' ;;
	dir-engineering) echo 'Margaret Chen' ;;
	platform-em) echo 'Tomas Lind' ;;
	platform-engineer) echo 'Mei Tanaka' ;;
	product-em) echo 'Ana Ferreira' ;;
	security-lead) echo 'Ingrid Solheim' ;;
	sre-lead) echo 'Kwame Boateng' ;;
	sre-engineer | sre-engineer@laptop) echo 'Elif Yılmaz' ;;
	sales-lead) echo 'Luis Ortega' ;;
	auth-em) echo 'Jonas Weber' ;;
	vp-product) echo 'Sofia Rossi' ;;
	*) fail "nobody is called $1" ;;
	esac
}

address_of() {
	case $1 in
	*@laptop) echo "${1%@laptop}@laptop.example.com" ;;
	*) echo "$1@example.com" ;;
	esac
}
