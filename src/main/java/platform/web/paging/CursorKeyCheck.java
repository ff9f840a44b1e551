package platform.web.paging;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Stops production from starting with the cursor secret that everybody can read in the source. */
@Profile("prod")
@Configuration(proxyBeanMethods = false)
class CursorKeyCheck {
    CursorKeyCheck(CursorKey key) {
        if (!key.isUsableInProduction()) {
            throw new IllegalStateException("Set madang.cursor.secret to a secret of at least 32 characters");
        }
    }
}
