package commerce.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import commerce.catalogue.Categories;
import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.SellerId;
import commerce.listing.CategoryChoice;
import commerce.product.SellerPerson;
import commerce.sheet.SheetKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.idempotency.EachTime;

/** Where a seller's people bring and take away tables of products. */
@OpsController
class TablesPage {
    private static final int SHOWN = 50;

    private final Tables tables;
    private final ReadUploads uploads;
    private final BringTable bring;
    private final CarryOutTable carryOut;
    private final Categories categories;

    TablesPage(Tables tables, ReadUploads uploads, BringTable bring, CarryOutTable carryOut,
            Categories categories) {
        this.tables = tables;
        this.uploads = uploads;
        this.bring = bring;
        this.carryOut = carryOut;
        this.categories = categories;
    }

    /** A problem in the words of whoever looks. */
    record Told(int row, String name, String text) {}

    @GetMapping("/seller/products/sheets")
    String show(StaffCaller caller, Locale language, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<Uploads.Upload> found = uploads.of(seller);
        model.addAttribute("uploads", found);
        if (!found.isEmpty()) {
            model.addAttribute("problems", found.getFirst().problems().stream().limit(SHOWN)
                    .map(each -> new Told(each.row(), each.name(), tables.text(each, language))).toList());
        }
        model.addAttribute("categories", CategoryChoice.of(categories.tree(), language));
        model.addAttribute("kinds", SheetKind.values());
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/sheets";
    }

    @GetMapping("/seller/products/sheets/template")
    void template(@RequestParam(defaultValue = "900") CategoryId category,
            @RequestParam(defaultValue = "XLSX") SheetKind kind,
            StaffCaller caller, Locale language, HttpServletResponse response) throws IOException {
        SellerId.of(caller, SellerRole.VIEWER);
        GoodsForm form = tables.form(category);
        write(response, kind, "products-" + category.value(), out -> tables.template(form, language, out));
    }

    @GetMapping("/seller/products/sheets/export")
    void export(@RequestParam(defaultValue = "XLSX") SheetKind kind, StaffCaller caller, Locale language,
            HttpServletResponse response) throws IOException {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        write(response, kind, "prices", out -> tables.products(seller, language, out));
    }

    @GetMapping("/seller/products/sheets/{uploadId}/problems")
    void problems(@PathVariable UploadId uploadId, @RequestParam(defaultValue = "CSV") SheetKind kind,
            StaffCaller caller, Locale language, HttpServletResponse response) throws IOException {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        Uploads.Upload upload = uploads.find(seller, uploadId);
        write(response, kind, "problems", out -> tables.problems(upload.problems(), language, out));
    }

    @PostMapping("/seller/products/sheets")
    String bring(@RequestParam UploadKind kind, @RequestParam(required = false) @Nullable Boolean handIn,
            @RequestParam(required = false) @Nullable MultipartFile file, StaffCaller caller, Locale language,
            Model model) {
        SellerPerson person = SellerPerson.of(caller);
        if (file != null && !file.isEmpty()) {
            bring.bring(person, kind, handIn != null && handIn, file);
        }
        return show(caller, language, model);
    }

    @EachTime
    @PostMapping("/seller/products/sheets/done")
    String carryOut(@RequestParam UploadId upload, StaffCaller caller, Locale language, Model model) {
        carryOut.carryOut(SellerPerson.of(caller), upload);
        model.addAttribute("notice", "bulk.done");
        return show(caller, language, model);
    }

    private static void write(HttpServletResponse response, SheetKind kind, String name, SheetKind.Rows rows)
            throws IOException {
        response.setContentType(kind.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name + "." + kind.extension() + "\"");
        kind.write(response.getOutputStream(), rows);
    }
}
