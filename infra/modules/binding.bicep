// Adds the certificate to a bound domain of an app.
param app string
param domain string
param thumbprint string

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: app

  resource binding 'hostNameBindings' = {
    name: domain
    properties: { siteName: app, hostNameType: 'Verified', sslState: 'SniEnabled', thumbprint: thumbprint }
  }
}
