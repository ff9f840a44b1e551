package commerce.freight;

import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import commerce.freight.ShippingTemplate.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Ids;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** What a seller asks for sending: its templates, to which products refer. */
@OpsController
class TemplatesPage {
    private static final String FEE = "0|[1-9][0-9]{0,6}";
    private static final String OPTIONAL = "|" + FEE;

    private final Templates templates;
    private final WriteTemplate write;
    private final RemoveTemplate remove;
    private final Ids ids;

    TemplatesPage(Templates templates, WriteTemplate write, RemoveTemplate remove, Ids ids) {
        this.templates = templates;
        this.write = write;
        this.remove = remove;
        this.ids = ids;
    }

    /**
     * What is filled in.
     *
     * @param freeFrom of the one kind, {@code perPieces} of the other; else empty
     */
    record Form(@NotNull @Size(min = 1, max = 60) String name, @NotNull Kind kind,
            @NotNull @Pattern(regexp = FEE) String fee, @Nullable @Pattern(regexp = OPTIONAL) String freeFrom,
            @Nullable @Pattern(regexp = "|[1-9][0-9]{0,2}") String perPieces, @Nullable Boolean bundles,
            @NotNull @Pattern(regexp = FEE) String jejuFee, @NotNull @Pattern(regexp = FEE) String islandFee,
            @NotNull @Pattern(regexp = FEE) String returnFee, @NotNull @Pattern(regexp = FEE) String exchangeFee) {
        ShippingTemplate template(TemplateId id, SellerId seller) {
            boolean isFreeFrom = kind == Kind.FREE_FROM && freeFrom != null && !freeFrom.isEmpty();
            boolean isPerPieces = kind == Kind.PER_PIECES && perPieces != null
                    && !perPieces.isEmpty();
            return new ShippingTemplate(id, seller, name.strip(), kind, won(fee), isFreeFrom ? won(freeFrom) : null,
                    isPerPieces ? Integer.valueOf(perPieces) : null, bundles != null, won(jejuFee), won(islandFee),
                    won(returnFee), won(exchangeFee));
        }

        private static Won won(@Nullable String text) {
            return Won.of(Long.parseLong(Objects.requireNonNull(text)));
        }
    }

    @Bean
    static OpsPage freightInSellersNavigation() {
        return new OpsPage("/seller/freight", "freight", "replay", 92, SellerRole.SELLER);
    }

    @GetMapping("/seller/freight")
    String list(StaffCaller caller, Model model) {
        model.addAttribute("templates", templates.of(SellerId.of(caller, SellerRole.VIEWER)));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/freight";
    }

    @PostMapping("/seller/freight")
    String add(@Valid @ModelAttribute Form form, StaffCaller caller, Model model) {
        write.write(caller, form.template(new TemplateId(ids.nextLong()), SellerId.of(caller, SellerRole.PRODUCT)),
                true);
        model.addAttribute("notice", "freight.written");
        return list(caller, model);
    }

    @PostMapping("/seller/freight/changes")
    String change(@RequestParam TemplateId template, @Valid @ModelAttribute Form form, StaffCaller caller,
            Model model) {
        write.write(caller, form.template(template, SellerId.of(caller, SellerRole.PRODUCT)), false);
        model.addAttribute("notice", "freight.written");
        return list(caller, model);
    }

    @PostMapping("/seller/freight/removal")
    String remove(@RequestParam TemplateId template, StaffCaller caller, Model model) {
        remove.remove(caller, SellerId.of(caller, SellerRole.PRODUCT), template);
        model.addAttribute("notice", "freight.removed");
        return list(caller, model);
    }
}
