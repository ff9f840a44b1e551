package pay.psp;

import org.springframework.stereotype.Component;
import platform.startup.StartupRefused;

/** The way to Toss Payments, for whoever is set to go by it: for cards, or for virtual accounts. */
@Component
public final class TossAccess {
    private final PspSettings settings;

    TossAccess(PspSettings settings) {
        this.settings = settings;
    }

    /**
     * Calls of it.
     *
     * @throws StartupRefused without a secret key
     */
    public TossApi api() {
        String secretKey = settings.toss().secretKey();
        if (secretKey == null || secretKey.isBlank()) {
            throw new StartupRefused("Toss Payments needs madang.pay.card.toss.secret-key",
                    "Set it to the secret key that Toss Payments issued");
        }
        return new TossApi(settings.toss(), secretKey);
    }
}
