package platform.ops;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import platform.web.limits.RateLimits;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsPageTest {
    @ParameterizedTest
    @EnumSource
    void hasWordsInBothLanguagesForWhereRequestsAreCounted(RateLimits.Where where) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages/ops");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        String key = "ops.rate-limits.where." + where;
        assertThat(words.getMessage(key, null, Locale.KOREAN)).contains("세")
                .isNotEqualTo(words.getMessage(key, null, Locale.ENGLISH));
    }
}
