/** How the API behaves on the wire whatever the resource: server, problems, limits, headers. */
@NullMarked
package org.rebound.admin.http;

import org.jspecify.annotations.NullMarked;
