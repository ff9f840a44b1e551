package commerce.desk;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import commerce.catalogue.SellerId;
import commerce.sheet.SheetKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** A seller's orders as a file, for who looks after orders. */
@OpsController
class OrderExportPage {
    private final ExportOrders export;
    private final BusinessDays days;

    OrderExportPage(ExportOrders export, BusinessDays days) {
        this.export = export;
        this.days = days;
    }

    @GetMapping("/seller/orders/file")
    void file(@RequestParam(defaultValue = "NEW") OrderTab tab,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String product, @RequestParam(defaultValue = "XLSX") SheetKind kind,
            StaffCaller caller, Locale locale, HttpServletResponse response) throws IOException {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        response.setContentType(kind.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"orders-" + days.today() + "." + kind.extension() + "\"");
        export.write(AuditActor.of(caller), seller, tab, ReadOrders.Filter.of(from, until, "", product), kind,
                locale, response.getOutputStream());
    }
}
