// A domain for the API, with a certificate that the platform issues and renews. infra/bind-domain.sh deploys it once: each time, the
// domain is without its certificate for a moment.
param app string
param domain string
param location string = resourceGroup().location

resource site 'Microsoft.Web/sites@2024-11-01' existing = {
  name: app
}

// A certificate needs a bound name, and a secure binding needs the certificate. Therefore bind without TLS first, then with it.
resource bound 'Microsoft.Web/sites/hostNameBindings@2024-11-01' = {
  parent: site
  name: domain
  properties: { siteName: app, hostNameType: 'Verified' }
}

resource certificate 'Microsoft.Web/sites/certificates@2024-11-01' = {
  parent: site
  name: replace(domain, '.', '-')
  location: location
  properties: { canonicalName: domain }
  dependsOn: [bound]
}

module secured 'binding.bicep' = {
  params: { app: app, domain: domain, thumbprint: certificate.properties.thumbprint }
}
