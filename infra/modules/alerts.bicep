// The alerts. docs/operations.md explains each of them and what to do.
param name string
param location string
param tags object
param workspaceId string
param dealsStorage string
param actionGroupId string

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: dealsStorage

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

var queries = {
  'refresh-stuck': {
    display: 'No refresh has come to an end for an hour'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    query: 'AppMetrics | where Name == "deals.refresh.duration" and Properties has_any ("refreshed", "nothing-to-do") | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
  }
  'refresh-failed': {
    display: 'Refreshes fail'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    query: 'AppMetrics | where Name == "deals.refresh.duration" and Properties has "failed" | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 1
  }
  'answers-fail': {
    display: 'Answers fail'
    severity: 1
    every: 'PT15M'
    window: 'PT15M'
    query: 'AppRequests | where toint(ResultCode) >= 500 | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 10
  }
  'answers-cost-too-much': {
    display: 'An answer costs more storage requests than it may'
    severity: 3
    every: 'PT1H'
    window: 'PT1H'
    query: 'AppMetrics | where Name == "deals.answer.storage.requests" and Max > 25 | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in items(queries): {
    name: '${alert.key}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.value.display
      description: 'docs/operations.md#${alert.key}'
      enabled: true
      severity: alert.value.severity
      evaluationFrequency: alert.value.every
      windowSize: alert.value.window
      scopes: [workspaceId]
      // A query cannot be validated before its table exists, and tables are created with their first row.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.value.query
            timeAggregation: 'Total'
            metricMeasureColumn: 'Value'
            operator: alert.value.operator
            threshold: alert.value.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-throttled-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'docs/operations.md#storage-throttled'
    enabled: true
    severity: 2
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    scopes: [storage::tables.id]
    targetResourceType: 'Microsoft.Storage/storageAccounts/tableServices'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'refused'
          metricNamespace: 'Microsoft.Storage/storageAccounts/tableServices'
          metricName: 'Transactions'
          dimensions: [
            {
              name: 'ResponseType'
              operator: 'Include'
              values: ['ServerBusyError', 'ServerTimeoutError', 'ClientThrottlingError']
            }
          ]
          operator: 'GreaterThan'
          threshold: 10
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
