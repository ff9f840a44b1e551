package commerce.search;

import commerce.shelf.RenewShelves;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** What can be found on this instance, and a way to have the indexes made anew. */
@OpsController
class SearchPage {
    private final SearchIndex index;
    private final RenewShelves renew;

    SearchPage(SearchIndex index, RenewShelves renew) {
        this.index = index;
        this.renew = renew;
    }

    @Bean
    static OpsPage searchInNavigation() {
        return new OpsPage("/ops/commerce/search", "commerce.search", "box", 47);
    }

    @GetMapping("/ops/commerce/search")
    String show(Model model) {
        model.addAttribute("size", index.size());
        return "commerce/search";
    }

    @PostMapping("/ops/commerce/search")
    String renew(StaffCaller operator, Model model) {
        renew.renew(operator);
        model.addAttribute("notice", "commerce.search.renewed");
        return show(model);
    }
}
