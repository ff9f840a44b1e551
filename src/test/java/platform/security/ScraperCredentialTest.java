package platform.security;

import org.junit.jupiter.api.Test;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Over HTTP it is in the matrix of pages, {@code madang.api.PageMatrixTest}. */
class ScraperCredentialTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void letsInWhoBringsItAndNobodyElse() {
        ScraperCredential credential = new ScraperCredential(TOKEN);
        assertThat(credential.isIn("Bearer " + TOKEN)).isTrue();
        assertThat(credential.isIn("Bearer " + TOKEN.substring(1))).isFalse();
        assertThat(credential.isIn(TOKEN)).isFalse();
        assertThat(credential.isIn(null)).isFalse();
    }

    @Test
    void letsNobodyInWithoutConfiguration() {
        ScraperCredential credential = new ScraperCredential(null);
        assertThat(credential.isIn("Bearer ")).isFalse();
        assertThat(credential.isIn("Bearer null")).isFalse();
    }

    @Test
    void refusesOneThatCouldBeGuessedAndPrintsNone() {
        assertThatThrownBy(() -> new ScraperCredential("")).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("madang.metrics.scrape-token is too short");
        assertThat(new ScraperCredential(TOKEN).toString()).doesNotContain(TOKEN);
    }
}
