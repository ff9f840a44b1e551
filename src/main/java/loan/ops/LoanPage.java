package loan.ops;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import loan.application.MatchRate;
import loan.application.ReadLenders;
import loan.comparison.LenderOutcomes;
import loan.comparison.Outcome;
import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** How lenders, loans, applications and daily closes are doing; the page keeps itself up to date. */
@OpsController
class LoanPage {
    private final ReadLenders lenders;
    private final LenderOutcomes outcomes;
    private final LenderBreakers breakers;
    private final LoanFigures figures;

    LoanPage(ReadLenders lenders, LenderOutcomes outcomes, LenderBreakers breakers, LoanFigures figures) {
        this.lenders = lenders;
        this.outcomes = outcomes;
        this.breakers = breakers;
        this.figures = figures;
    }

    @Bean
    static OpsPage loansInNavigation() {
        return new OpsPage("/ops/loan", "loan.ops", "shop", 55);
    }

    /** A lender as the page shows it. */
    record Row(String name, long offered, long declined, long timedOut, long failed, String match, String breaker) {}

    @GetMapping("/ops/loan")
    String show(Model model) {
        Map<LenderId, Map<Outcome, Long>> counts = outcomes.read();
        Map<LenderId, MatchRate> matches = lenders.matchRates();
        model.addAttribute("lenders",
                lenders.lenders().stream()
                        .map(each -> row(each, counts.getOrDefault(each.id(), Map.of()), matches.get(each.id())))
                        .toList());
        model.addAttribute("days", LenderOutcomes.COUNTED.toDays());
        model.addAttribute("loans", figures.loans());
        model.addAttribute("applications", figures.applications());
        model.addAttribute("closes", figures.closes());
        return "loan/ops";
    }

    private Row row(Lender lender, Map<Outcome, Long> counts, @Nullable MatchRate match) {
        return new Row(lender.name(), counts.getOrDefault(Outcome.OFFERED, 0L),
                counts.getOrDefault(Outcome.DECLINED, 0L), counts.getOrDefault(Outcome.TIMEOUT, 0L),
                counts.getOrDefault(Outcome.ERROR, 0L),
                match == null ? "–" : percent(match.rate()) + " (" + match.decided() + ")",
                breakers.state(lender.id()));
    }

    private static String percent(BigDecimal part) {
        return part.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
