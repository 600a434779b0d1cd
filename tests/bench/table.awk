# Lines of the timer, as `LABEL wall cpu peak status`, and before them the
# rows of the table, as `row LABEL|YARDSTICK+YARDSTICK|AIM|WHAT`, become a
# table. A ratio is that of one round, and the median of all rounds.

function sorted(values, count, i, k, v)
{
	for (i = 2; i <= count; i++) {
		v = values[i]
		for (k = i - 1; k && values[k] > v; k--)
			values[k + 1] = values[k]
		values[k + 1] = v
	}
}

# Of list[label, 1..count[label]], with lowest and highest.
function median(list, label, i, n, values)
{
	n = count[label]
	for (i = 1; i <= n; i++)
		values[i] = list[label, i]
	sorted(values, n)
	lowest = values[1]
	highest = values[n]
	return (values[int((n + 1) / 2)] + values[int(n / 2) + 1]) / 2
}

function sum(list, labels, round, i, n, part, total)
{
	n = split(labels, part, "+")
	for (i = 1; i <= n; i++)
		total += list[part[i], round]
	return total
}

function ratio(list, label, yardstick, i)
{
	for (i = 1; i <= count[label]; i++)
		ratios[label, i] = list[label, i] / sum(list, yardstick, i)
	return median(ratios, label)
}

function milliseconds(value)
{
	value /= 1000
	return sprintf(value < 10 ? "%.1f" : "%.0f", value)
}

$1 == "row" {
	sub(/^row /, "")
	row[++rows] = $0
	next
}
{
	n = ++count[$1]
	wall[$1, n] = $2
	cpu[$1, n] = $3
	if ($4 > peak[$1])
		peak[$1] = $4
}
END {
	print "| what | ms | lowest-highest | CPU ms | peak MiB | ratio | " \
	      "aim | CPU ratio |"
	print "|---|---|---|---|---|---|---|---|"
	for (i = 1; i <= rows; i++) {
		split(row[i], field, "|")
		label = field[1]
		if (!count[label]) {
			printf "| %s | not measured | | | | | | |\n", field[4]
			continue
		}
		time = milliseconds(median(wall, label))
		spread = milliseconds(lowest) "-" milliseconds(highest)
		printf "| %s | %s | %s | %s | %.0f |", field[4], time,
		       spread, milliseconds(median(cpu, label)),
		       peak[label] / 1024
		if (!field[2])
			print " | | |"
		else
			printf " %.2f | %s | %.2f |\n", ratio(wall, label,
			       field[2]), field[3], ratio(cpu, label,
			       field[2])
	}
}
