package commerce.live;

import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** A seller's shows, and the console from which one is run. */
@OpsController
class LiveConsolePage {
    private static final int SHOWN = 20;
    private static final int MESSAGES = 50;
    private static final String PRICE = "[1-9][0-9]{0,8}";

    private final ReadShows read;
    private final PlanShow plan;
    private final StartShow start;
    private final EndShow end;
    private final ArrangeShow arrange;
    private final SayInShow say;

    LiveConsolePage(ReadShows read, PlanShow plan, StartShow start, EndShow end, ArrangeShow arrange, SayInShow say) {
        this.read = read;
        this.plan = plan;
        this.start = start;
        this.end = end;
        this.arrange = arrange;
        this.say = say;
    }

    @Bean
    static OpsPage liveInSellersNavigation() {
        return new OpsPage("/seller/live", "shop.live", "live", 32, SellerRole.SELLER);
    }

    @GetMapping("/seller/live")
    String list(@RequestParam(required = false) @Nullable LiveShowId before, StaffCaller caller, Model model) {
        List<LiveShow> found = read.ofSeller(SellerId.of(caller, SellerRole.VIEWER),
                before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("shows", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/live";
    }

    @PostMapping("/seller/live")
    String plan(@RequestParam @NotBlank @Size(max = LiveTerms.LONGEST_TITLE) String title,
            @RequestParam LocalDateTime startsAt, StaffCaller caller, Model model) {
        plan.plan(caller, SellerId.of(caller, SellerRole.PRODUCT), title.strip(),
                startsAt.atZone(BusinessDays.SEOUL).toInstant());
        model.addAttribute("notice", "shop.live.planned");
        return list(null, caller, model);
    }

    @GetMapping("/seller/live/{showId}")
    String console(@PathVariable LiveShowId showId, StaffCaller caller, Model model) {
        model.addAttribute("console", read.console(SellerId.of(caller, SellerRole.VIEWER), showId, MESSAGES));
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/live-console";
    }

    @PostMapping("/seller/live/start")
    String start(@RequestParam LiveShowId show, StaffCaller caller, Model model) {
        start.start(caller, SellerId.of(caller, SellerRole.PRODUCT), show);
        model.addAttribute("notice", "shop.live.started");
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/end")
    String end(@RequestParam LiveShowId show, StaffCaller caller, Model model) {
        end.end(caller, SellerId.of(caller, SellerRole.PRODUCT), show);
        model.addAttribute("notice", "shop.live.is-over");
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/products")
    String link(@RequestParam LiveShowId show, @RequestParam ProductId product,
            @RequestParam @Pattern(regexp = PRICE) String price, StaffCaller caller, Model model) {
        arrange.link(caller, SellerId.of(caller, SellerRole.PRODUCT), show, product, Won.of(Long.parseLong(price)));
        model.addAttribute("notice", "shop.live.linked");
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/products/removal")
    String unlink(@RequestParam LiveShowId show, @RequestParam ProductId product, StaffCaller caller, Model model) {
        arrange.unlink(caller, SellerId.of(caller, SellerRole.PRODUCT), show, product);
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/pin")
    String pin(@RequestParam LiveShowId show, @RequestParam ProductId product, StaffCaller caller, Model model) {
        arrange.pin(SellerId.of(caller, SellerRole.PRODUCT), show, product);
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/notice")
    String notice(@RequestParam LiveShowId show, @RequestParam @Size(max = LiveTerms.LONGEST_NOTICE) String text,
            StaffCaller caller, Model model) {
        arrange.notice(SellerId.of(caller, SellerRole.PRODUCT), show, text.isBlank() ? null : text.strip());
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/chat")
    String say(@RequestParam LiveShowId show,
            @RequestParam @NotBlank @Size(max = LiveTerms.LONGEST_MESSAGE) String text, StaffCaller caller,
            Model model) {
        say.sayAsSeller(SellerId.of(caller, SellerRole.PRODUCT), show, text.strip());
        return console(show, caller, model);
    }

    @PostMapping("/seller/live/mute")
    String mute(@RequestParam LiveShowId show, @RequestParam Tsid message, StaffCaller caller, Model model) {
        say.mute(caller, SellerId.of(caller, SellerRole.PRODUCT), show, message.value());
        model.addAttribute("notice", "shop.live.is-muted");
        return console(show, caller, model);
    }
}
