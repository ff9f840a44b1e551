package commerce.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where sellers' endpoints may lie.
 *
 * @param privateEndpoints whether they may be plain HTTP and lie on this machine or in a private network, as a developer's do;
 *     never where strangers sell
 */
@ConfigurationProperties("madang.commerce.webhook")
record PrivateEndpoints(@DefaultValue("false") boolean privateEndpoints) {}
