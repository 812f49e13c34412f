// No validator is asked: it would be somebody else's server.
window.reference = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  filter: true,
  tagsSorter: "alpha",
  validatorUrl: null,
});
