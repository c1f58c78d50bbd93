// A function app on Flex Consumption. It has a plan of its own, because a plan takes only one app. An idle app costs nothing.
import { person, roles } from 'types.bicep'

param name string

@description('The name of the service in azure.yaml.')
param service string
param location string
param tags object
param identityName string

@description('The identity of the workflow that publishes packages; empty for none.')
param deployerName string
param operator person
param hostStorage string
param maximumInstances int
@allowed([512, 2048, 4096])
param memoryMb int

@description('Instances that are always running, for HTTP. Each is billed all day.')
param alwaysReady int
@allowed(['Recreate', 'RollingUpdate'])
param updateStrategy string

@description('Functions of the package that this app disables.')
param disabled string[]
param anyOriginMayRead bool

@description('Addresses in CIDR notation that may call the app; empty for all.')
param allowedAddresses string[]

@description('The subnet for outgoing connections; empty for the public network.')
param subnetId string
param insightsName string
param workspaceName string

@description('The settings that the project\'s own code reads; see docs/settings.md.')
param settings object

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostStorage
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

var restrictions = [
  for (address, index) in allowedAddresses: {
    name: 'operators-${index}'
    ipAddress: address
    action: 'Allow'
    priority: 100 + index
  }
]

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': service })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    // Flex Consumption takes only certificates of the site itself, and only if this is set when the app is created.
    #disable-next-line BCP037
    siteScopedCertificatesEnabled: true
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}package'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: memoryMb
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }]
        triggers: { http: { perInstanceConcurrency: 100 } }
      }
      #disable-next-line BCP037
      siteUpdateStrategy: { type: updateStrategy }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // Browsers may read from any origin, but without credentials.
      cors: anyOriginMayRead
        ? { allowedOrigins: ['*'], supportCredentials: false }
        : { allowedOrigins: [], supportCredentials: false }
      ipSecurityRestrictionsDefaultAction: empty(allowedAddresses) ? null : 'Deny'
      ipSecurityRestrictions: empty(allowedAddresses) ? null : restrictions
    }
  }

  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(
      settings,
      {
        // Only the blob service: with the whole account, the host would try to write its own table and be refused every ten minutes.
        AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.properties.clientId
        // Serve nothing at /, where the platform would show a page of 150 KB.
        AzureWebJobsDisableHomepage: 'true'
        // The identity that the project's own code uses.
        AZURE_CLIENT_ID: identity.properties.clientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
      },
      toObject(disabled, function => 'AzureWebJobs.${function}.Disabled', function => 'true')
    )
  }
}

// The app sends its own traces to Application Insights. The host's log is also there when the worker does not start.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'host'
  scope: app
  properties: { workspaceId: workspace.id, logs: [{ category: 'FunctionAppLogs', enabled: true }] }
}

resource mayReport 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, 'metricsPublisher')
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
  }
}

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = if (!empty(deployerName)) {
  name: empty(deployerName) ? 'none' : deployerName
}

resource mayDeploy 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerName)) {
  name: guid(app.id, deployer.id, 'websiteContributor')
  scope: app
  properties: {
    principalId: deployer.?properties.principalId ?? ''
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.websiteContributor)
  }
}

// Without it, each publishing waits about a minute for a plan that it cannot read.
resource mayReadPlan 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerName)) {
  name: guid(plan.id, deployer.id, 'reader')
  scope: plan
  properties: {
    principalId: deployer.?properties.principalId ?? ''
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
  }
}

resource mayOperate 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operator.id)) {
  name: guid(app.id, operator.id, 'websiteContributor')
  scope: app
  properties: {
    principalId: operator.id
    principalType: operator.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.websiteContributor)
  }
}

output host string = app.properties.defaultHostName

@description('The value of the TXT record asuid.NAME for a domain of the app.')
output verificationId string = app.properties.customDomainVerificationId
