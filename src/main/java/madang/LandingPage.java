package madang;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.demo.DemoScale;

/** What a person sees first. */
@Controller
class LandingPage {
    private final boolean demo;

    LandingPage(DemoScale scale) {
        this.demo = scale.enabled();
    }

    @GetMapping("/")
    String landing(Model model) {
        model.addAttribute("demo", demo);
        return "madang/landing";
    }
}
