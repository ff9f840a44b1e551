package madang.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import pay.seller.TestPayee;
import platform.id.Tsid;
import platform.security.SellerRole;

/** The part of {@link PageSamples} that is about what a seller's people do in their seller admin. */
final class SellerSamples {
    /**
     * What they do with their own.
     *
     * @param id the one in the path; 0: none
     * @param form of a request that succeeds; for a page that is only opened, its query
     * @param foreign whether it names something that another seller has not
     */
    record Own(long id, Map<String, String> form, boolean foreign) {
        static Own open() {
            return new Own(0, Map.of(), false);
        }

        static Own of(Map<String, String> form) {
            return new Own(0, form, false);
        }

        static Own about(Map<String, String> form) {
            return new Own(0, form, true);
        }
    }

    /** Who may do it, and a sample for a seller. */
    record Doing(SellerRole who, BiFunction<ApplicationContext, Tsid, Own> sample) {}

    static final Map<String, Doing> PAGES = new LinkedHashMap<>();

    /** Fields of these forms that take any text that is one. */
    static final Set<String> FREE_TEXT = Set.of();

    private SellerSamples() {}

    static {
        PAGES.put("GET /seller/payee", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/payee",
                new Doing(SellerRole.MONEY, (context, _) -> Own.of(TestPayee.form(context))));
        PAGES.put("GET /seller/people", new Doing(SellerRole.VIEWER, (_, _) -> Own.open()));
        PAGES.put("POST /seller/people", new Doing(SellerRole.OWNER,
                (context, _) -> Own
                        .of(Map.of("name", "n" + TestStaff.operator(context).id(), "role", "SELLER_ORDER"))));
        PAGES.put("POST /seller/people/roles", new Doing(SellerRole.OWNER, (context, seller) -> Own.about(
                Map.of("of", TestStaff.ofSeller(context, seller).id().toString(), "role", "SELLER_MONEY"))));
        for (String action : new String[]{"invitation", "disabling"}) {
            PAGES.put("POST /seller/people/" + action, new Doing(SellerRole.OWNER, (context, seller) -> Own
                    .about(Map.of("of", TestStaff.ofSeller(context, seller).id().toString()))));
        }
    }
}
