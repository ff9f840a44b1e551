package platform.ops;

import java.util.Comparator;
import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits for a person, because the modules have done all that they can do by themselves. */
@OpsController
class CasesPage {
    private static final int SHOWN = 50;

    private final List<ManualCases> kinds;

    CasesPage(List<ManualCases> kinds) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(ManualCases::kind)).toList();
    }

    /** Cases of one kind as the page shows them: how many, and the oldest. */
    record Kind(String kind, long count, List<ManualCases.Case> oldest) {}

    @Bean
    static OpsPage casesInNavigation() {
        return new OpsPage("/ops/cases", "ops.cases", "person", 30);
    }

    @Bean
    static MeterBinder countCases(List<ManualCases> kinds) {
        return (MeterRegistry meters) -> kinds
                .forEach(kind -> Gauge.builder("madang.ops.cases", () -> kind.count().getAsLong())
                        .description("Cases that wait for a person").tag("kind", kind.kind()).register(meters));
    }

    @GetMapping("/ops/cases")
    String cases(Model model) {
        model.addAttribute("kinds", kinds.stream()
                .map(each -> new Kind(each.kind(), each.count().getAsLong(), each.oldest().apply(SHOWN))).toList());
        return "ops/cases";
    }
}
