package commerce.settlement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import commerce.catalogue.SellerId;
import commerce.sheet.SheetKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** A seller's statements in the browser, for whoever may look. */
@OpsController
class StatementPage {
    private static final int SHOWN = 20;
    private static final int LINES = 50;

    private final ReadStatements read;
    private final StatementLines lines;
    private final ExportStatement export;
    private final SellerPlans plans;
    private final BusinessDays days;

    StatementPage(ReadStatements read, StatementLines lines, ExportStatement export, SellerPlans plans,
            BusinessDays days) {
        this.read = read;
        this.lines = lines;
        this.export = export;
        this.plans = plans;
        this.days = days;
    }

    @Bean
    static OpsPage settlementInSellersNavigation() {
        return new OpsPage("/seller/settlement", "settlement", "book", 80, SellerRole.SELLER);
    }

    @GetMapping("/seller/settlement")
    String list(StaffCaller caller, @RequestParam(required = false) @Nullable StatementId before, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<Statement> found = read.newestFirst(seller, before == null ? Long.MAX_VALUE : before.value(),
                SHOWN + 1);
        model.addAttribute("account", read.account(seller));
        model.addAttribute("coming", lines.coming(seller));
        model.addAttribute("plans", plans.of(seller, days.today()));
        model.addAttribute("today", days.today());
        model.addAttribute("statements", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        return "commerce/settlement";
    }

    @GetMapping("/seller/settlement/{statementId}")
    String one(StaffCaller caller, @PathVariable StatementId statementId,
            @RequestParam(required = false) @Nullable String cursor, Model model) {
        Statement statement = read.find(SellerId.of(caller, SellerRole.VIEWER), statementId);
        CursorPage<StatementLine> lines = read.lines(statement, new PageQuery(cursor, LINES));
        model.addAttribute("statement", statement);
        model.addAttribute("lines", lines.items());
        model.addAttribute("next", lines.nextCursor());
        return "commerce/statement";
    }

    @GetMapping("/seller/settlement/{statementId}/file")
    void file(StaffCaller caller, @PathVariable StatementId statementId,
            @RequestParam(defaultValue = "XLSX") SheetKind kind, Locale locale, HttpServletResponse response)
            throws IOException {
        Statement statement = read.find(SellerId.of(caller, SellerRole.VIEWER), statementId);
        response.setContentType(kind.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"statement-" + statement.day() + "." + kind.extension() + "\"");
        export.table(statement, kind, locale, response.getOutputStream());
    }

    @GetMapping("/seller/settlement/{statementId}/pdf")
    ResponseEntity<byte[]> pdf(StaffCaller caller, @PathVariable StatementId statementId, Locale locale)
            throws IOException {
        Statement statement = read.find(SellerId.of(caller, SellerRole.VIEWER), statementId);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        export.pdf(statement, locale, pdf);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"statement-" + statement.day() + ".pdf\"")
                .body(pdf.toByteArray());
    }
}
