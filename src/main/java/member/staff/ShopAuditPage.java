package member.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.validation.constraints.Pattern;

import member.staff.ReadShopAudit.By;
import member.staff.ReadShopAudit.Doing;
import member.staff.ReadShopAudit.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.DayRange;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Where a seller's owner reads what was done in the shop and with it. Its people's doings are nobody else's business. */
@OpsController
class ShopAuditPage {
    private static final int SHOWN = 50;

    private final ReadShopAudit read;
    private final StaffList people;

    ShopAuditPage(ReadShopAudit read, StaffList people) {
        this.read = read;
        this.people = people;
    }

    @Bean
    static OpsPage auditInSellersNavigation() {
        return new OpsPage("/seller/audit", "member.shop-audit", "audit", 99, SellerRole.OWNER.role());
    }

    /** @param by {@code SYSTEM}, {@code MADANG} or the number of a person; empty: whoever did it */
    @GetMapping("/seller/audit")
    String list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") @Pattern(regexp = "[a-z.-]{0,100}") String action,
            @RequestParam(defaultValue = "") @Pattern(regexp = "|SYSTEM|MADANG|[1-9][0-9]{0,18}") String by,
            @RequestParam(required = false) @Nullable Tsid before, StaffCaller caller, Model model) {
        Tsid seller = SellerRole.OWNER.sellerOf(caller);
        DayRange days = DayRange.of(from, until).before(before == null ? Long.MAX_VALUE : before.value());
        List<Doing> found = read.of(seller, days, action.isEmpty() ? null : action, by(by), SHOWN + 1);
        model.addAttribute("doings", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        model.addAttribute("actions", read.actions(seller));
        Map<String, Tsid> names = new TreeMap<>();
        people.namesOf(seller).forEach((id, name) -> names.put(name, id));
        model.addAttribute("people", names);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("action", action);
        model.addAttribute("by", by);
        return "member/shop-audit";
    }

    private static @Nullable By by(String text) {
        return switch (text) {
            case "" -> null;
            case "SYSTEM" -> new By(Side.SYSTEM, null);
            case "MADANG" -> new By(Side.MADANG, null);
            default -> new By(Side.PERSON,
                    Tsid.parse(text).orElseThrow(() -> new DomainException(PlatformError.INVALID_REQUEST)));
        };
    }
}
