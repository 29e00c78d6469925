import type { Model, ModelAttributes, ModelStatic, Sequelize } from 'sequelize';
import { quoted } from './sql.ts';
import type { Database } from './transaction.ts';

/**
 * Declares a table for Sequelize's calls in a store: exactly the given columns, the lower-case name as it is, no timestamps, no hooks,
 * no associations. Gives a function that finds the model of an open database; each database has one. Migrations make the table.
 * Throws a TypeError on a name that isn't lower case, because case matters on MySQL and not on SQLite.
 */
export function table<Columns extends object>(name: string, columns: ModelAttributes<Model<Columns, Columns>>): (db: Pick<Database, 'sequelize'>) => ModelStatic<Model<Columns, Columns>> {
  quoted(name);
  const models = new WeakMap<Sequelize, ModelStatic<Model<Columns, Columns>>>();
  return ({ sequelize }) => {
    const known = models.get(sequelize);
    if (known !== undefined) return known;
    const model = sequelize.define<Model<Columns, Columns>>(name, columns, { tableName: name, timestamps: false, freezeTableName: true });
    models.set(sequelize, model);
    return model;
  };
}
