// A certified provider of OpenID Connect: node provider.mjs PORT CLIENT SECRET BACK. Who signs in is the number they type.
const [port, client_id, client_secret, back] = process.argv.slice(2);
const library = new URL("../../.tools/npm/node_modules/oidc-provider/lib/index.js", import.meta.url);
const { Provider } = await import(library);
const about = (number) => ({ sub: number, employee_number: number, schac_home_organization: "noaber.example" });
new Provider(`http://localhost:${port}`, {
  clients: [{ client_id, client_secret, redirect_uris: [back] }],
  pkce: { required: () => true },
  claims: { openid: Object.keys(about("")) },
  findAccount: (_, number) => ({ accountId: number, claims: () => about(number) }),
}).listen(port, () => console.log("ready"));
