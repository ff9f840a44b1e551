package pay.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How merchants' systems are told.
 *
 * @param pause between two looks for what is due
 * @param patience how long an attempt may take, from the name's look-up to the answer's head
 * @param sending attempts of this instance at once
 * @param share how many of these one endpoint may have: a slow one holds no more
 * @param shareOfMerchant how many all endpoints of one merchant may have, in both modes
 * @param keep how long what was delivered or given up can be read and replayed
 * @param endpoints how many a merchant may have in each mode
 * @param privateInTestMode whether what test keys register may be plain HTTP and lie on this machine or in a private network,
 *     as a developer's does; never where strangers have test keys
 */
@ConfigurationProperties("madang.pay.webhook")
record WebhookSettings(@DefaultValue("500ms") Duration pause, @DefaultValue("10s") Duration patience,
        @DefaultValue("64") int sending, @DefaultValue("4") int share, @DefaultValue("8") int shareOfMerchant,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("10") int endpoints,
        @DefaultValue("false") boolean privateInTestMode) {
    boolean maybePrivate(boolean live) {
        return !live && privateInTestMode;
    }
}
