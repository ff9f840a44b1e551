package platform.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other people's systems are told.
 *
 * @param pause between two looks for what is due
 * @param patience how long an attempt may take, from the name's look-up to the answer's head
 * @param sending attempts of this instance at once, for each module
 * @param share how many of these one endpoint may have: a slow one holds no more
 * @param shareOfOwner how many all endpoints of one owner may have
 * @param keep how long what was delivered or given up can be read and replayed
 * @param endpoints how many an owner may have
 */
@ConfigurationProperties("madang.webhook")
record WebhookSettings(@DefaultValue("500ms") Duration pause, @DefaultValue("10s") Duration patience,
        @DefaultValue("64") int sending, @DefaultValue("4") int share, @DefaultValue("8") int shareOfOwner,
        @DefaultValue("90d") Duration keep, @DefaultValue("10") int endpoints) {}
