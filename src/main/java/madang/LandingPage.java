package madang;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person sees first, and the pages that wait for the module that will own them. */
@Controller
class LandingPage {
    @GetMapping("/")
    String landing() {
        return "madang/landing";
    }

    /** Until commerce brings the sellers' admin. */
    @GetMapping("/seller")
    String seller() {
        return "madang/seller";
    }
}
