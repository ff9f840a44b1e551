package pay.dispute;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** The disputes that are open, and what operators decide about them. */
@OpsController
class DisputesPage {
    private static final int SHOWN = 100;

    private final ReadDisputes read;
    private final DecideDispute decide;

    DisputesPage(ReadDisputes read, DecideDispute decide) {
        this.read = read;
        this.decide = decide;
    }

    /** For whom. */
    enum Decision {
        WON, LOST
    }

    @Bean
    static OpsPage disputesInNavigation() {
        return new OpsPage("/ops/disputes", "pay.disputes", "alert", 63);
    }

    @GetMapping("/ops/disputes")
    String show(Model model) {
        model.addAttribute("disputes", read.open(SHOWN));
        return "pay/disputes";
    }

    @PostMapping("/ops/disputes/decisions")
    String decide(StaffCaller operator, @RequestParam DisputeId dispute, @RequestParam Decision decision, Model model) {
        decide.decide(operator, dispute, decision == Decision.WON);
        model.addAttribute("notice", "pay.disputes.decided");
        return show(model);
    }
}
