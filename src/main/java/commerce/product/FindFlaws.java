package commerce.product;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Tells whoever writes a product what of it is not right yet, at which field. */
@Service
public class FindFlaws {
    private final GoodsForms forms;
    private final TermsRules termsRules;
    private final Clock clock;

    FindFlaws(GoodsForms forms, TermsRules termsRules, Clock clock) {
        this.forms = forms;
        this.termsRules = termsRules;
        this.clock = clock;
    }

    /** For which it cannot even be kept as a draft; {@link WriteProduct} refuses all of them but a blank name. */
    public static List<Flaw> unkeepable(Content content) {
        List<Flaw> flaws = new ArrayList<>();
        if (content.name().isBlank()) {
            flaws.add(new Flaw("name"));
        }
        flaws.addAll(ContentRules.excesses(content));
        return flaws;
    }

    /**
     * For which it cannot be handed in.
     *
     * @param terms for what it is sold; null when that is not filled in
     * @throws DomainException {@code UNKNOWN_CATEGORY}
     */
    @Transactional(readOnly = true)
    public List<Flaw> of(SellerId seller, Content content, @Nullable Terms terms) {
        GoodsForm form = forms.of(new CategoryId(content.category()))
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY));
        Content cleaned = ContentRules.cleaned(content, form);
        if (terms == null) {
            // A price with which differences alone could not be wrong.
            long price = 1 - Math.min(0, cleaned.differences().lowest());
            List<Flaw> flaws = new ArrayList<>(ContentRules.problems(cleaned, form, price));
            flaws.add(new Flaw("price"));
            return flaws;
        }
        List<Flaw> flaws = new ArrayList<>(ContentRules.problems(cleaned, form, terms.price().amount()));
        try {
            termsRules.check(seller, terms.at(clock.instant()), cleaned.differences());
        } catch (DomainException refusal) {
            flaws.add(Flaw.of(refusal));
        }
        return flaws;
    }
}
