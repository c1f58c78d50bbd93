# Sourced by test: the coverage of core/ and functions/, collected while the tests run. The long run covers with more suites, which
# run much longer with it.
coverage_folder=artifacts/coverage
covering="Domain"

# coverage_arguments SUITE: the arguments for the test program of a suite, one a line. Those that are not in $covering get none.
coverage_arguments() {
  [[ " $covering " != *" $1 "* ]] ||
    printf '%s\n' --coverlet --coverlet-output-format lcov --coverlet-single-hit --coverlet-file-prefix "$1" \
      --coverlet-include '[ServerlessDeals.Core]*' --coverlet-include '[ServerlessDeals.Functions]*' \
      --results-directory "$coverage_folder"
}

# print_coverage: prints one line for all reports. A line or branch is covered if any of the suites ran it.
print_coverage() {
  awk -v suites="${covering// /, }" -F '[:,]' '
    /^SF:/ { file = $0 }
    /^DA:/ { lines[file, $2] += $3 }
    /^BRDA:/ { branches[file, $2, $3, $4] += $5 }
    END {
      for (line in lines) { allLines++; runLines += lines[line] > 0 }
      for (branch in branches) { allBranches++; runBranches += branches[branch] > 0 }
      if (allLines && allBranches)
        printf "Coverage of core and functions by the tests of %s: %d %% of lines, %d %% of branches.\n",
          suites, 100 * runLines / allLines, 100 * runBranches / allBranches
    }' "$coverage_folder"/*.info 2>/dev/null </dev/null || echo "Coverage: there is no report in $coverage_folder."
}
