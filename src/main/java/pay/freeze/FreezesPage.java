package pay.freeze;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.ledger.MovementId;
import pay.wallet.SuspendedCredits;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators freeze accounts, see what is kept for them, and lift freezes. */
@OpsController
class FreezesPage {
    private static final int SHOWN = 200;
    /** A case number or a short reason; no personal data belongs there. */
    private static final String TEXT = "[0-9A-Za-z가-힣 ._/-]{1,60}";

    private final FreezeAccount freezeAccount;
    private final LiftFreeze liftFreeze;
    private final ReturnCredit returnCredit;
    private final Freezes freezes;
    private final SuspendedCredits credits;

    FreezesPage(FreezeAccount freezeAccount, LiftFreeze liftFreeze, ReturnCredit returnCredit, Freezes freezes,
            SuspendedCredits credits) {
        this.freezeAccount = freezeAccount;
        this.liftFreeze = liftFreeze;
        this.returnCredit = returnCredit;
        this.freezes = freezes;
        this.credits = credits;
    }

    /** One as the page shows it, with what is kept for it. */
    record Shown(Freeze freeze, List<SuspendedCredits.SuspendedCredit> kept) {}

    @Bean
    static OpsPage freezesInNavigation() {
        return new OpsPage("/ops/freezes", "pay.freezes", "alert", 63);
    }

    @GetMapping("/ops/freezes")
    String show(Model model) {
        model.addAttribute("freezes", freezes.standing(SHOWN).stream()
                .map(freeze -> new Shown(freeze,
                        freeze.subject() == Freeze.Subject.WALLET ? credits.of(freeze.owner()) : List.of()))
                .toList());
        model.addAttribute("subjects", Freeze.Subject.values());
        model.addAttribute("reasons", Freeze.Reason.values());
        return "pay/freezes";
    }

    @PostMapping("/ops/freezes")
    String freeze(@RequestParam Freeze.Subject subject, @RequestParam Tsid owner, @RequestParam Freeze.Reason reason,
            @RequestParam @Pattern(regexp = TEXT) String reference, StaffCaller operator, Model model) {
        freezeAccount.freeze(operator, subject, owner, reason, reference);
        model.addAttribute("notice", "pay.freezes.frozen");
        return show(model);
    }

    @PostMapping("/ops/freezes/lifting")
    String lift(@RequestParam FreezeId freeze, @RequestParam @Pattern(regexp = TEXT) String why, StaffCaller operator,
            Model model) {
        liftFreeze.lift(operator, freeze, why);
        model.addAttribute("notice", "pay.freezes.lifted");
        return show(model);
    }

    @PostMapping("/ops/freezes/return")
    String giveBack(@RequestParam MovementId credit, StaffCaller operator, Model model) {
        returnCredit.giveBack(operator, credit);
        model.addAttribute("notice", "pay.freezes.returned");
        return show(model);
    }
}
