package commerce.desk;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import commerce.catalogue.SellerId;
import commerce.sheet.SheetKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** Where a seller's people bring invoice numbers as a table, and see what became of it. */
@OpsController
class InvoiceUploadPage {
    private static final int SHOWN = 50;

    private final UploadInvoices upload;
    private final LastInvoiceUpload last;
    private final MessageSource messages;

    InvoiceUploadPage(UploadInvoices upload, LastInvoiceUpload last, MessageSource messages) {
        this.upload = upload;
        this.last = last;
        this.messages = messages;
    }

    /** A problem in the words of whoever looks. */
    record Told(InvoiceUpload.Problem problem, String text) {}

    @GetMapping("/seller/orders/invoices")
    String show(StaffCaller caller, Locale locale, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        last.of(seller).ifPresent(brought -> {
            model.addAttribute("last", brought);
            model.addAttribute("problems",
                    brought.problems().stream().limit(SHOWN).map(each -> new Told(each, text(each, locale))).toList());
        });
        model.addAttribute("may", SellerRole.ORDER.isIn(caller.roles()));
        return "commerce/invoices";
    }

    @PostMapping("/seller/orders/invoices")
    String bring(@RequestParam(required = false) @Nullable MultipartFile file, StaffCaller caller, Locale locale,
            Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        if (file != null && !file.isEmpty()) {
            upload.upload(seller, file);
        }
        return show(caller, locale, model);
    }

    /** The rows that were not sent, to be put right and brought again. */
    @GetMapping("/seller/orders/invoices/problems")
    void problems(@RequestParam(defaultValue = "XLSX") SheetKind kind, StaffCaller caller, Locale locale,
            HttpServletResponse response) throws IOException {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        response.setContentType(kind.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"invoice-problems." + kind.extension() + "\"");
        kind.write(response.getOutputStream(), sheet -> {
            sheet.row(List.of(header("ITEM", locale), header("COURIER", locale), header("INVOICE", locale),
                    header("PROBLEM", locale)));
            for (InvoiceUpload.Problem each : last.of(seller).map(InvoiceUpload::problems).orElse(List.of())) {
                sheet.row(List.of(each.item(), each.courier(), each.invoice(), text(each, locale)));
            }
        });
    }

    private String header(String column, Locale locale) {
        return message("orders.column." + column, List.of(), locale) + " [" + column.toLowerCase(Locale.ROOT) + "]";
    }

    private String text(InvoiceUpload.Problem problem, Locale locale) {
        return message(problem.why(), problem.arguments(), locale);
    }

    private String message(String key, List<String> arguments, Locale locale) {
        @Nullable
        String text = messages.getMessage(key, arguments.toArray(), key, locale);
        return text == null ? key : text;
    }
}
