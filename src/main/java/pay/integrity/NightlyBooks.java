package pay.integrity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.nightly.NightlyCheck;
import platform.nightly.NightlyFindings;
import platform.ops.ManualCases;

/** Holds the books against themselves each night; what is wrong waits for a person. */
@Configuration(proxyBeanMethods = false)
class NightlyBooks {
    static final String NAME = "pay.books";

    @Bean
    static NightlyCheck booksEachNight(BooksCheck books) {
        return new NightlyCheck(NAME, () -> books.run().stream()
                .map(breach -> new NightlyCheck.Finding(Long.toString(breach.id()), breach.rule().name())).toList());
    }

    @Bean
    static ManualCases wrongBooks(NightlyFindings findings) {
        return NightlyCheck.cases(NAME, findings);
    }
}
