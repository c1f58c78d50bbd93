// The alerts on logs and on storage. docs/operations.md explains each of them and what to do.
param name string
param location string
param tags object
param workspaceName string
param dealsStorage string
param actionGroupName string

@description('Whether a workflow makes a backup each day, so that a missing one means that its schedule has stopped.')
param expectsBackups bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: actionGroupName
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: dealsStorage

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

// Each row of traces and metrics may stand for several: with sampling, ItemCount says for how many.
var refreshes = 'AppMetrics | where TimeGenerated > ago(1h) and Name == "deals.refresh.duration"'
var ended = '${refreshes} | where Properties has_any ("refreshed", "nothing-to-do")'
var capReached = '_LogOperation | where Operation =~ "Data collection stopped" and Detail contains "OverQuota"'

var always = {
  'refresh-stuck': {
    display: 'No refresh has come to an end for an hour'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    // After the daily cap nothing is logged, refreshes neither. Then logs-stopped tells, and api-not-well if summaries are stale.
    lookBack: 'P1D'
    query: 'union (${ended} | project ItemCount), (${capReached} | project ItemCount = 1) | summarize Value = sum(ItemCount)'
    operator: 'LessThan'
    threshold: 1
  }
  'refresh-failed': {
    display: 'Refreshes fail'
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    query: '${refreshes} | where Properties has "failed" | summarize Value = sum(ItemCount)'
    operator: 'GreaterThan'
    threshold: 1
  }
  'answers-fail': {
    display: 'Answers fail'
    severity: 1
    every: 'PT15M'
    window: 'PT15M'
    query: 'AppRequests | where toint(ResultCode) >= 500 | summarize Value = sum(ItemCount)'
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
  'logs-stopped': {
    display: 'The daily cap is reached, and nothing is logged until it is reset'
    severity: 2
    every: 'PT15M'
    window: 'PT30M'
    query: '${capReached} | summarize Value = count()'
    operator: 'GreaterThan'
    threshold: 0
  }
}

var stored = 'StorageBlobLogs | where OperationName startswith "Put" and StatusCode startswith "2" and Uri contains "/backups/"'

var ifBackupsAreMade = {
  'backup-missing': {
    display: 'No backup for two days: the schedule of the workflow has stopped, or it fails'
    severity: 2
    every: 'P1D'
    window: 'P2D'
    query: '${stored} | summarize Value = count()'
    operator: 'LessThan'
    threshold: 1
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in items(expectsBackups ? union(always, ifBackupsAreMade) : always): {
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
      overrideQueryTimeRange: alert.value.?lookBack
      scopes: [workspace.id]
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
      actions: { actionGroups: [people.id] }
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
    actions: [{ actionGroupId: people.id }]
  }
}
