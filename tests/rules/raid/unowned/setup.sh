git add -A
git commit -qm 'program: begin'
