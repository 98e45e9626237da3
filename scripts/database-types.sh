#!/bin/sh
# Writes the types of the migrated schema anew. Usage: DATABASE_URL=postgres://… sh scripts/database-types.sh
set -e
cd "$(dirname "$0")/.."
node_modules/.bin/kysely-codegen --dialect postgres --date-parser string --exclude-pattern '{migrations,pgboss.*}' \
  --default-schema public --out-file src/server/platform/database-types.ts "$@"
node_modules/.bin/oxfmt src/server/platform/database-types.ts
