# Sourced by test: the coverage of core/ and functions/ by the Domain, Unit and Api tests, collected during the normal test run.
coverage_folder=artifacts/coverage

# coverage_arguments PROJECT: the arguments for the test program of a project, one a line. Other projects get none.
coverage_arguments() {
  case $1 in
    *.Domain | *.Unit | *.Api)
      printf '%s\n' --coverlet --coverlet-output-format lcov --coverlet-single-hit --coverlet-file-prefix "${1##*.}" \
        --coverlet-include '[ServerlessDeals.Core]*' --coverlet-include '[ServerlessDeals.Functions]*' \
        --results-directory "$coverage_folder"
      ;;
  esac
}

# print_coverage: prints one line for all reports. A line or branch is covered if any of the projects ran it.
print_coverage() {
  awk -F '[:,]' '
    /^SF:/ { file = $0 }
    /^DA:/ { lines[file, $2] += $3 }
    /^BRDA:/ { branches[file, $2, $3, $4] += $5 }
    END {
      for (line in lines) { allLines++; runLines += lines[line] > 0 }
      for (branch in branches) { allBranches++; runBranches += branches[branch] > 0 }
      if (allLines && allBranches)
        printf "Coverage of core and functions by the Domain, Unit and Api tests: %d %% of lines, %d %% of branches.\n",
          100 * runLines / allLines, 100 * runBranches / allBranches
    }' "$coverage_folder"/*.info 2>/dev/null </dev/null || echo "Coverage: there is no report in $coverage_folder."
}
