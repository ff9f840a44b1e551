package platform.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.startup.StartupRefused;

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
        @DefaultValue("90d") Duration keep, @DefaultValue("10") int endpoints) {
    /** After its lease another instance sends a delivery too; half of it is left for what comes before and after the call. */
    private static final Duration LONGEST_PATIENCE = WebhookDeliveries.LEASE.dividedBy(2);

    WebhookSettings {
        check("sending", sending);
        check("share", share);
        check("share-of-owner", shareOfOwner);
        check("endpoints", endpoints);
        check("pause", pause);
        check("patience", patience);
        check("keep", keep);
        if (patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new StartupRefused("madang.webhook.patience is " + patience,
                    "It must be " + LONGEST_PATIENCE
                            + " or less, or another instance sends what is still on its way");
        }
    }

    private static void check(String setting, int number) {
        if (number < 1) {
            throw new StartupRefused("madang.webhook." + setting + " is " + number, "It must be 1 or more");
        }
    }

    private static void check(String setting, Duration time) {
        if (!time.isPositive()) {
            throw new StartupRefused("madang.webhook." + setting + " is " + time,
                    "It must be longer than nothing");
        }
    }
}
