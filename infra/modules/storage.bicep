// A storage account without keys: all access is by role.
import { identityGrant, person, roles } from 'types.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
@allowed(['Standard_LRS', 'Standard_ZRS'])
param sku string

@description('The blob container of the account: packages or backups.')
param container string

@description('How long deleted blobs, containers and overwritten versions can be restored. Tables cannot; use deals export for them.')
param keepDeletedDays int

@description('How long blobs are kept; 0 for ever.')
param keepBlobsDays int = 0
param isLocked bool = false

@description('Whether the account refuses the public network.')
param isClosed bool = false

@description('The workspace for the logs of writes and deletions; empty for none.')
param workspaceName string = ''
param grants identityGrant[]
param operator person = { id: '', type: 'User' }

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
    publicNetworkAccess: isClosed ? 'Disabled' : 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: isClosed ? 'Deny' : 'Allow' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: true
      deleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
      containerDeleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
    }

    resource only 'containers' = {
      name: container
      properties: { publicAccess: 'None' }
    }
  }

  resource tables 'tableServices' = {
    name: 'default'
  }

  // Removes old backups, and old versions of packages and backups after the time for which they can be restored.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'old-blobs'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: union(
                { version: { delete: { daysAfterCreationGreaterThan: keepDeletedDays } } },
                keepBlobsDays == 0 ? {} : { baseBlob: { delete: { daysAfterModificationGreaterThan: keepBlobsDays } } }
              )
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

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = if (!empty(workspaceName)) {
  name: empty(workspaceName) ? 'none' : workspaceName
}

// Reads are not logged, since a log line costs more than a read. Azure Monitor has the metrics without sending them here.
resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceName)) {
  name: 'writes'
  scope: account::tables
  properties: { workspaceId: workspace.id, logs: [{ category: 'StorageDelete', enabled: true }] }
}

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceName)) {
  name: 'writes'
  scope: account::blobs
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'StorageDelete', enabled: true }, { category: 'StorageWrite', enabled: true }]
  }
}

resource identities 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = [
  for grant in grants: {
    name: grant.identity
  }
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (grant, index) in grants: {
    name: guid(account.id, identities[index].id, grant.role)
    scope: account
    properties: {
      principalId: identities[index].properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[grant.role])
    }
  }
]

resource operatorAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in ['tableContributor', 'blobContributor']: if (!empty(operator.id)) {
    name: guid(account.id, operator.id, role)
    scope: account
    properties: {
      principalId: operator.id
      principalType: operator.type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]
