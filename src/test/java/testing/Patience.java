package testing;

import java.time.Duration;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long tests wait for what has to come: on a machine with a lot else to do the libraries' five and ten seconds were too
 * few. Nothing waits longer for it where it does come.
 */
public class Patience implements LauncherSessionListener {
    static final Duration LONGEST = Duration.ofSeconds(45);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONGEST);
        PlaywrightAssertions.setDefaultAssertionTimeout((double) LONGEST.toMillis());
    }
}
