package home.screen;

import java.util.Locale;

import home.rebuild.OpenRebuilds;
import home.suggestion.Suggestions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;

/** The first screen. */
@RestController
@RequestMapping("/v1/home")
@Tag(name = "Home", description = "The first screen in one answer")
class HomeController {
    private final ReadHome home;
    private final Offerings offerings;
    private final OpenRebuilds rebuilds;
    private final MessageSource messages;
    private final Suggestions suggestions = Suggestions.load();

    HomeController(ReadHome home, Offerings offerings, OpenRebuilds rebuilds, MessageSource messages) {
        this.home = home;
        this.offerings = offerings;
        this.rebuilds = rebuilds;
        this.messages = messages;
    }

    @Operation(summary = "Read the first screen", description = "Wallet, points, orders, loans, steps, missions and rewards, this month's spending, where to ask for an ad, and up to three suggestions. A section that could not be read in time says so; the others are there all the same.")
    @GetMapping
    HomeView read(MemberCaller caller, Locale language) {
        ReadHome.Home read = home.read(caller.memberId());
        return new HomeViews(read, offerings, rebuilds.models()).view(suggestions.of(read.today(), KnownFacts.of(read)),
                reason -> messages.getMessage("home.suggestion." + reason, null, language),
                language.getLanguage().equals(Locale.KOREAN.getLanguage()));
    }
}
