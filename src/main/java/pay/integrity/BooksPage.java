package pay.integrity;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators have the books checked now, and see how far that is and what it found. */
@OpsController
class BooksPage {
    private final CheckBooksNow check;
    private final BooksRuns runs;

    BooksPage(CheckBooksNow check, BooksRuns runs) {
        this.check = check;
        this.runs = runs;
    }

    @Bean
    static OpsPage booksInNavigation() {
        return new OpsPage("/ops/books", "pay.books-check", "check", 68);
    }

    @GetMapping("/ops/books")
    String show(Model model) {
        model.addAttribute("run", runs.latest().orElse(null));
        model.addAttribute("step", check.step());
        return "pay/books";
    }

    @PostMapping("/ops/books")
    String start(StaffCaller operator, Model model) {
        check.start(operator);
        model.addAttribute("notice", "pay.books-check.started");
        return show(model);
    }
}
