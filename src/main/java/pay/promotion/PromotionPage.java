package pay.promotion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators start promotions that hold at all merchants, and see what is left of their budgets. */
@OpsController
class PromotionPage {
    private static final String NUMBER = "[1-9][0-9]{0,9}";
    private static final int SHOWN = 100;

    private final StartPromotion startPromotion;
    private final PromotionBudgets budgets;
    private final Ids ids;
    private final Clock clock;

    PromotionPage(StartPromotion startPromotion, PromotionBudgets budgets, Ids ids, Clock clock) {
        this.startPromotion = startPromotion;
        this.budgets = budgets;
        this.ids = ids;
        this.clock = clock;
    }

    @Bean
    static OpsPage promotionsInNavigation() {
        return new OpsPage("/ops/promotions", "pay.promotions", "book", 64);
    }

    @GetMapping("/ops/promotions")
    String show(Model model) {
        model.addAttribute("promotions", budgets.running(SHOWN));
        // Of the next one: a form that is sent twice starts one.
        model.addAttribute("id", ids.nextLong());
        return "pay/promotions";
    }

    @PostMapping("/ops/promotions")
    String start(@RequestParam PromotionId id, @RequestParam @NotBlank @Size(max = 100) String name,
            @RequestParam @Pattern(regexp = "DISCOUNT|COUPON") String kind,
            @RequestParam @Pattern(regexp = "[1-9][0-9]?|100") String percent,
            @RequestParam @Pattern(regexp = NUMBER) String least, @RequestParam @Pattern(regexp = NUMBER) String most,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,2}") String perMember,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,8}") String stock,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,2}") String days,
            @RequestParam @Pattern(regexp = NUMBER) String budget, StaffCaller operator, Model model) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        startPromotion.start(AuditActor.of(operator),
                new Promotion(id, name, Promotion.Kind.valueOf(kind), null,
                        Integer.valueOf(percent), null, won(least), won(most), Integer.parseInt(perMember),
                        Integer.valueOf(stock), 0, now,
                        now.plus(Duration.ofDays(Long.parseLong(days)))),
                won(budget));
        model.addAttribute("notice", "pay.promotions.started");
        return show(model);
    }

    private static Won won(String text) {
        return Won.of(Long.parseLong(text));
    }
}
