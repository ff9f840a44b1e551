package platform.web.paging;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import platform.startup.StartupRefused;

/** Stops production from starting with the cursor secret that everybody can read in the source, or one that can be guessed. */
@Profile("prod")
@Configuration(proxyBeanMethods = false)
class CursorKeyCheck {
    CursorKeyCheck(CursorKey key) {
        if (!key.isUsableInProduction()) {
            throw new StartupRefused("The cursor secret is public or shorter than 32 characters",
                    "Set madang.cursor.secret to a secret of 32 characters or more, the same on every instance");
        }
    }
}
