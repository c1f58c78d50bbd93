// A storage account without keys: all access is by role.
import { grant, roles } from 'types.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
@allowed(['Standard_LRS', 'Standard_ZRS'])
param sku string
param containers string[]

@description('How long deleted blobs, containers and overwritten versions can be restored. Tables cannot; use deals export for them.')
param keepDeletedDays int
param isLocked bool
param workspaceId string
param grants grant[]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
      containerDeleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
    }

    resource each 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource tables 'tableServices' = {
    name: 'default'
  }

  // Removes old versions of packages and backups after the time for which they can be restored.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'old-versions'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: keepDeletedDays } } }
            }
          }
        ]
      }
    }
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'deals-stay'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'The deals have no other home. Take the lock away before the account.' }
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    // Reads are counted by metrics, since a log line costs more than a read.
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'writes'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for one in grants: {
    name: guid(account.id, one.principalId, one.role)
    scope: account
    properties: {
      principalId: one.principalId
      principalType: one.principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[one.role])
    }
  }
]

output name string = account.name
output tables string = account.properties.primaryEndpoints.table
output blobs string = account.properties.primaryEndpoints.blob
