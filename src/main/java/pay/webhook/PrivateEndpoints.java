package pay.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where endpoints may lie.
 *
 * @param privateInTestMode whether what test keys register may be plain HTTP and lie on this machine or in a private network,
 *     as a developer's does; never where strangers have test keys
 */
@ConfigurationProperties("madang.pay.webhook")
record PrivateEndpoints(@DefaultValue("false") boolean privateInTestMode) {}
