package commerce.image;

import commerce.refusal.CommerceError;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's own pictures, whether buyers are shown them or not. */
@OpsController
class SellerImageController {
    private final JdbcClient jdbc;
    private final ImageStore store;

    SellerImageController(JdbcClient jdbc, ImageStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    @GetMapping("/seller/images/{id}")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> read(@PathVariable ImageId id, @RequestParam(defaultValue = "SMALL") ImageSize size,
            StaffCaller caller) {
        boolean own = jdbc.sql("select 1 from commerce_image where id = ? and seller_id = ?")
                .params(id.value(), SellerRole.VIEWER.sellerOf(caller).value()).query(Integer.class).optional()
                .isPresent();
        if (!own) {
            throw new DomainException(CommerceError.PICTURE_NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noCache().cachePrivate()).body(store.find(AddImage.nameOf(id, size))
                        .orElseThrow(() -> new DomainException(CommerceError.PICTURE_NOT_FOUND)));
    }
}
