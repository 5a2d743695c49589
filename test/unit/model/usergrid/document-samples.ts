// The samples of the user-facing description of App Services access tokens, as it prints them (its responses made valid JSON: the first
// lacks a brace, and the mail addresses lost their brackets).

export const applicationEndpoint = 'https://api.usergrid.com/my-org/my-app/token'
export const managementEndpoint = 'https://api.usergrid.com/management/token'

export const passwordBody = '{"grant_type":"password","username":"testadmin","password":"testadminpw"}'

export const applicationUserToken = '5wuGd-lcEeCUBwBQVsAACA:F8zeMOlcEeCUBwBQVsAACA:YXU6AAABMq0hdy4Lh0ewmmnOWOR-DaepCrpWx9oPmw'
export const adminUserToken = 'f_GUbelXEeCfRgBQVsAACA:YWQ6AAABMqz_xUyYeErOkKjnzN7YQXXlpgmL69fvaA'

export const applicationUserResponse = `{
"access_token": "${applicationUserToken}",
"expires_in": 3600,
"user": {
"uuid": "e70b8677-e95c-11e0-9407-005056c00008",
"type": "user",
"username": "testuser",
"email": "testuser@mail.com",
"activated": true,
"created": 1317164604367013,
"modified": 1317164604367013
}
}`

export const adminUserResponse = `{
"access_token": "${adminUserToken}",
"expires_in": 3600,
"user": {
"username": "test",
"email": "test@usergrid.com",
"organizations": {
"test-organization": {
"users": {
"test": {
"name": "Test User",
"disabled": false,
"uuid": "7ff1946d-e957-11e0-9f46-005056c00008",
"activated": true,
"username": "test",
"applicationId": "00000000-0000-0000-0000-000000000001",
"email": "test@usergrid.com",
"adminUser": true,
"mailTo": "Test User <test@usergrid.com>"
}
},
"name": "test-organization",
"applications": {
"test-app": "8041893b-e957-11e0-9f46-005056c00008"
},
"uuid": "800b8510-e957-11e0-9f46-005056c00008"
}
},
"adminUser": true,
"activated": true,
"name": "Test User",
"mailTo": "Test User <test@usergrid.com>",
"applicationId": "00000000-0000-0000-0000-000000000001",
"uuid": "7ff1946d-e957-11e0-9f46-005056c00008",
"disabled": false
}
}`

export const applicationUserInJavaScript = `var username = 'testuser';
var password = 'testpasswd';

client.login(username, password,
  function (err) {
    if (err) {
      // error: could not log user in
    } else {
      // success: user has been logged in
      var token = client.token;
    }
  }
);`

export const applicationUserInRuby = `app = Usergrid::Application.new 'https://api.usergrid.com/my-org/my-app/'
app.login 'testuser', 'testpasswd'
token = app.auth_token`

export const adminUserInRuby = `mgmt = Usergrid::Management.new 'https://api.usergrid.com/'
mgmt.login 'test', 'testpass'
token = mgmt.auth_token`
