#!/usr/bin/env bash
# Creates the monthly budget or changes its amount: infra/budget.sh RESOURCE_GROUP AMOUNT. It mails the address of the alerts.
# Some offers and policies allow no budget. Then this says so and ends well, because nothing else depends on it.
set -euo pipefail
group=${1:?the resource group} amount=${2:?the amount for a month, in the currency of the subscription}
: "${AZURE_SUBSCRIPTION_ID:?the subscription}"
cd "$(dirname "$0")"
[[ "$amount" =~ ^[1-9][0-9]*$ ]] || { echo "The budget is a whole number of at least 1, not '$amount'. Set MONTHLY_BUDGET." >&2; exit 1; }
without() { echo "No budget: $1. Nothing will mail you when costs grow. To try again: infra/budget.sh $group $amount" >&2; exit 0; }

email=$(az monitor action-group list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" \
  --query "[?groupShortName=='deals'] | [0].emailReceivers[0].emailAddress" --output tsv) ||
  without "the address of the alerts cannot be read"
[ -n "$email" ] || without "$group has no alerts with an address"
# The start of a budget can never be changed, and that of a new one lies in this month.
start=$(az rest --method get --query properties.timePeriod.startDate --output tsv --url \
  "/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$group/providers/Microsoft.Consumption/budgets/monthly?api-version=2023-11-01" \
  2>/dev/null) || start=
[ -n "$start" ] || start=$(date -u +%Y-%m-01)
az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$group" --name budget --output none \
  --template-file modules/budget.bicep --parameters amount="$amount" start="${start%%T*}" email="$email" \
  || without "Azure refused it, for the reason above"
echo "Budget: $amount a month since ${start%%T*}, mails to $email"
