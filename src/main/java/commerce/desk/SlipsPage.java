package commerce.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.idempotency.EachTime;

/** Labels and packing slips, for whoever sends orders; a form, since who sees where they go is put on record. */
@OpsController
class SlipsPage {
    private static final int MOST = 100;

    private final PackingSlips slips;

    SlipsPage(PackingSlips slips) {
        this.slips = slips;
    }

    @EachTime
    @PostMapping("/seller/orders/slips")
    ResponseEntity<byte[]> slips(@RequestParam @NotEmpty @Size(max = MOST) List<@NotNull ItemId> item,
            @RequestParam PackingSlips.Kind kind, StaffCaller caller, Locale locale) throws IOException {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        slips.write(AuditActor.of(caller), seller, item, kind, locale, pdf);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"orders.pdf\"").body(pdf.toByteArray());
    }
}
